/** Workflow: leads through the steps that a campaign asks for. */
import { bootstrapApplication } from "@angular/platform-browser";
import { connect, toText } from "../starter/connect.ts";
import { AppWorkflow } from "./app-workflow.ts";
import { sdkToken } from "./sdk-token.ts";

connect(location)
  .then(async (sdk) => bootstrapApplication(AppWorkflow, { providers: [{ provide: sdkToken, useValue: sdk }] }))
  .catch((error: unknown) => {
    const place = document.querySelector("main") ?? document.body;
    place.textContent = toText(error);
    place.setAttribute("role", "alert");
  });
