import "@fontsource-variable/inter";
import "@fontsource-variable/noto-serif-sc";
import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./globals.css";
import { CSPProvider } from "@base-ui/react/csp-provider";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { pageLanguage, pageWords } from "@/lib/server/words";
import { readTheme, THEME_COOKIE } from "./_ui/theme";
import { Toasts } from "./_ui/toast";
import { SendWords } from "./_words/send-words";

export async function generateMetadata(): Promise<Metadata> {
  // No title: each page draws its own <title>.
  return { description: (await pageWords())("ui.description") };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#181613" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  const language = await pageLanguage();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={language} data-theme={theme === "system" ? undefined : theme}>
      <body className="min-h-dvh font-ui antialiased">
        <CSPProvider {...(nonce ? { nonce } : {})}>
          <SendWords areas={["ui"]}>
            <Toasts>{children}</Toasts>
          </SendWords>
        </CSPProvider>
      </body>
    </html>
  );
}
