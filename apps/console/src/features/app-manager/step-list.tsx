import { IconCheck } from "@tabler/icons-react";
import classes from "./app-manager.module.css";
import { installMessages as text } from "./install-messages.ts";
import { installSteps } from "./use-install.ts";

/** How far the installation has come. */
export const StepList = ({ step }: { step: number }) => (
  <ol className={classes["steps"]} aria-label={text.stepsLabel}>
    {installSteps.map((name, index) => (
      <li
        key={name}
        className={classes["step"]}
        aria-current={index === step ? "step" : undefined}
        data-done={index < step || undefined}
      >
        <span className={classes["stepNumber"]}>
          {index < step ? <IconCheck size={14} aria-hidden /> : <span aria-hidden>{index + 1}</span>}
        </span>
        {text.steps[name]}
        {index < step && <span className="visually-hidden">{text.stepDone}</span>}
      </li>
    ))}
  </ol>
);
