/** Signing in with user name and password. */
export { SignInPage } from "./sign-in-page.tsx";
