/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The nonce of the Content-Security-Policy and the other headers are set by lib/cli/serve.mjs, for every answer.
  serverExternalPackages: ["@node-rs/argon2", "pg", "better-auth", "@prisma/client", "@prisma/adapter-pg"],
  // `npm test` checks every type, the tests' too. Somebody who only starts the app need not wait for that again.
  typescript: { ignoreBuildErrors: true },
};
