/** The lab: playing customers on every channel, to try the product and to test it. */
export { LabPage } from "./lab-page.tsx";
