import { UnstyledButton } from "@mantine/core";
import classes from "./calls.module.css";
import { messages } from "./messages.ts";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];
const letters: Record<string, string> = {
  2: "ABC",
  3: "DEF",
  4: "GHI",
  5: "JKL",
  6: "MNO",
  7: "PQRS",
  8: "TUV",
  9: "WXYZ",
};
const spoken: Record<string, string> = { "*": messages.keypad.star, "#": messages.keypad.hash };

/** The twelve keys of a telephone. */
export function DigitPad({ onDigit }: { onDigit: (digit: string) => void }) {
  return (
    <div className={classes["pad"]}>
      {digits.map((digit) => (
        <UnstyledButton
          key={digit}
          className={classes["padKey"]}
          aria-label={spoken[digit]}
          onClick={() => onDigit(digit)}
        >
          {digit}
          <span className={classes["padLetters"]} aria-hidden>
            {letters[digit] ?? ""}
          </span>
        </UnstyledButton>
      ))}
    </div>
  );
}
