/** Saying how an interaction ended, and its wrap-up time. */
export { DispositionForm } from "./disposition-form.tsx";
