// This repository's own lint rules, loaded by oxlint (.oxlintrc.json).
import { relative } from "node:path";
import { findImportFault } from "./import-boundaries.ts";

/** The few parts of oxlint's syntax tree that the rules read. */
interface SyntaxNode {
  type: string;
  range: [number, number];
  value?: unknown;
  source?: SyntaxNode | null;
  importKind?: string;
  exportKind?: string;
  specifiers?: { importKind?: string; exportKind?: string }[];
  callee?: { property?: { name?: string } };
  arguments?: (SyntaxNode & { body?: SyntaxNode & { body?: unknown[] } })[];
}

interface RuleContext {
  filename: string;
  cwd: string;
  sourceCode: { getText(node: SyntaxNode): string };
  report(finding: { node: SyntaxNode; message: string }): void;
}

type Visitor = Record<string, (node: SyntaxNode) => void>;

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === "TSImportType" || node.importKind === "type" || node.exportKind === "type") return true;
  const names = node.specifiers ?? [];
  return names.length > 0 && names.every((name) => (name.importKind ?? name.exportKind) === "type");
}

function importBoundaries(context: RuleContext): Visitor {
  const file = relative(context.cwd, context.filename).replaceAll("\\", "/");
  const check = (node: SyntaxNode) => {
    const source = node.source;
    if (typeof source?.value !== "string") return;
    const message = findImportFault({ file, specifier: source.value, typeOnly: isTypeOnly(node) });
    if (message !== null) context.report({ node: source, message });
  };
  return {
    ImportDeclaration: check,
    ImportExpression: check,
    ExportNamedDeclaration: check,
    ExportAllDeclaration: check,
    TSImportType: check,
  };
}

function noSilentCatch(context: RuleContext): Visitor {
  return {
    CallExpression(node) {
      const body = node.arguments?.[0]?.body;
      if (node.callee?.property?.name !== "catch" || body?.type !== "BlockStatement" || body.body?.length !== 0) return;
      if (/\/[/*]/.test(context.sourceCode.getText(body))) return;
      context.report({ node, message: "A swallowed rejection needs its reason as a comment inside the braces." });
    },
  };
}

// oxlint asks for a default export.
export default {
  meta: { name: "omni" },
  rules: {
    "import-boundaries": { create: importBoundaries },
    "no-silent-catch": { create: noSilentCatch },
  },
};
