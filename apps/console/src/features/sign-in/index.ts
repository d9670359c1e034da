/** Signing in with user name and password. */
export { SignInForm } from "./sign-in-form.tsx";
export { SignInPage } from "./sign-in-page.tsx";
export { useSignIn, type Credentials } from "./use-sign-in.ts";
