/** Keys by which outside services call the server. */
export { ApiKeysPage } from "./api-keys-page.tsx";
