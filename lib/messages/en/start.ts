/** Sign-in, set-up of a new instance, invitations. */
export const start = {
  password: "Password",
  "sign-in": "Sign in",
  "sign-in.lead":
    "No account? People come in by a link from the owner of a project. A lost password is set anew by whoever runs this Duizhao.",
  "sign-in.title": "Sign in",
  who: "E-mail or user name",
} as const;
