/**
 * The page of the console's own origin in which the frame of an app stands that is hosted elsewhere. Its policy, asked for with
 * each frame, lets in that app's origins alone; so an app of a new origin shows in consoles that were loaded before it came.
 */
export const framingPath = "/omniapp/frame/";
export const toFramingPath = (appId: string): string => framingPath + encodeURIComponent(appId);
