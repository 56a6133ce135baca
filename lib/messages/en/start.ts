/** Sign-in, set-up of a new instance, invitations. */
export const start = {
  email: "E-mail",
  "invitation.already.lead": "This invitation was used, and you have joined.",
  "invitation.already.open": "Open the project",
  "invitation.already.title": "You are in “{project}” already",
  "invitation.have-account": "Have an account here? <link>Sign in</link> first. Otherwise make one:",
  "invitation.join": "Join the project",
  "invitation.lead": "You are invited as <b>{role}</b>. {may}",
  "invitation.make-and-join": "Make the account and join",
  "invitation.signed-in-as": "You are signed in as <b>{name}</b>.",
  "invitation.title": "Join “{project}”",
  "invitation.used-up.lead":
    "It was used already, has expired or was revoked, or the link is not whole. Ask whoever sent it for a new one.",
  "invitation.used-up.projects": "Go to your projects",
  "invitation.used-up.sign-in": "If you used it yourself, you have an account: <link>sign in</link>.",
  "invitation.used-up.title": "This invitation cannot be used",
  name: "Your name",
  "name.hint": "As it shall stand beside your translations.",
  password: "Password",
  "setup.action": "Set up and open the sample",
  "setup.busy": "Setting up…",
  "setup.lead":
    "A workbench for translating long Chinese texts into English. You are the first one here, so you become its administrator. A sample text is ready to work on as soon as you are in.",
  "setup.title": "Welcome to Duizhao",
  "sign-in": "Sign in",
  "sign-in.lead":
    "No account? People come in by a link from the owner of a project. A lost password is set anew by whoever runs this Duizhao.",
  "sign-in.title": "Sign in",
  username: "User name (if you like)",
  "username.hint": "Latin letters, digits, dots and dashes. You can sign in with it instead of the e-mail.",
  who: "E-mail or user name",
} as const;
