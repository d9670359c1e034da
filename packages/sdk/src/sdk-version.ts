/** Sent in every hello; follows the contract's version. */
export const sdkVersion = "1.1.0";
