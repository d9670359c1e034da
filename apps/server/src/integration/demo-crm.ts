import type { Permission } from "@omni/contract";

/** Where this server shows its demo CRM: by another of this machine's names, so that it is another site than the console. */
export function demoCrmOrigin(consoleUrl: string): string | null {
  const { protocol, hostname, port } = new URL(consoleUrl);
  // Elsewhere a browser would look for it on its own machine.
  if (protocol !== "http:" || hostname !== "localhost") return null;
  return `http://127.0.0.1:${port}`;
}

/** A page of the demo CRM as a campaign names it; the origin is put before it. */
export const demoCrmPath = "/demo/crm/contact.html";

/** What the demo CRM's page may do, by campaign. */
export const demoCrmPermissions: Record<string, Permission[]> = {
  "customer-desk": [
    "session.read",
    "interaction.read",
    "interaction.write",
    "interaction.dispose",
    "customer.read",
    "customer.pii",
    "configuration.read",
  ],
};
