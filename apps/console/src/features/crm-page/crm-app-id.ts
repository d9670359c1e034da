/** As which app a campaign's CRM page calls. */
export const toCrmAppId = (campaignId: string): string => `crm-page.${campaignId}`;
