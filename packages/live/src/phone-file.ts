/** What fits into a frame of the phone's socket: a trial needs a picture, not a film. */
export const largestPhoneFileBytes = 150_000;
