/**
 * Where an app loads the SDK from: the query parameter `sdkBaseUrl`, else `origin`, else the page's own origin, without
 * trailing slashes. An empty parameter counts as absent.
 */
export function resolveSdkUrl(location: Pick<Location, "search" | "origin">): string {
  const query = new URLSearchParams(location.search);
  const base = query.get("sdkBaseUrl") || query.get("origin") || location.origin;
  return `${base.replace(/\/+$/, "")}/omniapp/sdk/ameyo-sdk.js`;
}
