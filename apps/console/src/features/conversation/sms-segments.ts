const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const extended = new Set("\f^{}\\[~]|€");

export interface SmsLength {
  segments: number;
  /** Characters that still fit the last segment. */
  left: number;
}

/** How many SMS a text takes: 160 characters of the GSM alphabet, or 70 with any other; a little less each in a chain. */
export function countSms(text: string): SmsLength {
  const characters = Array.from(text);
  const isBasic = characters.every((each) => basic.has(each) || extended.has(each));
  const units = isBasic ? characters.reduce((sum, each) => sum + (extended.has(each) ? 2 : 1), 0) : text.length;
  const [alone, chained] = isBasic ? [160, 153] : [70, 67];
  if (units <= alone) return { segments: units === 0 ? 0 : 1, left: alone - units };
  const segments = Math.ceil(units / chained);
  return { segments, left: segments * chained - units };
}
