import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** The folders that `src/core` and its rooms may not reach into: imports run one way. */
const restrict = (files, groups) => ({
  files,
  rules: {
    "no-restricted-imports": ["error", { patterns: groups.map(([group, message]) => ({ group, message })) }],
  },
});

const HOSTS = [
  ["vscode", "node:*", "fs", "path", "os", "url", "util", "child_process"],
  "The core knows no host: take what is needed as an argument.",
];

const LIBRARY = [["jsonc-parser"], "src/core/config reads JSON with comments, and nothing else does."];

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", ".vscode-test/"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.mjs", "scripts/*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: "error",
      "no-console": "off",
      // White and invisible characters are this product's subject; the sources write them as escapes.
      "no-control-regex": "off",
      "no-misleading-character-class": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["src/core/**"],
    rules: {
      // One such number makes floating-point numbers of all offsets that are kept in objects of the same shape: see ARCHITECTURE.md.
      "no-restricted-syntax": [
        "error",
        {
          selector: "UnaryExpression[operator='-'][argument.type!='Literal']",
          message: "The negative of 0 is no whole number to the engine: subtract.",
        },
        {
          selector: "BinaryExpression[operator='*'] > UnaryExpression[operator='-']",
          message: "0 times a negative number is no whole number to the engine: subtract.",
        },
      ],
    },
  },
  restrict(
    ["src/core/**"],
    [HOSTS, LIBRARY, [["**/vscode/**", "**/cli/**"], "The core is imported, it imports no adapter."]],
  ),
  restrict(
    ["src/core/text/**"],
    [
      HOSTS,
      LIBRARY,
      [
        ["**/transcript/**", "**/features/**", "**/rules/**", "**/config/**"],
        "text/ stands at the bottom: it knows no transcript.",
      ],
    ],
  ),
  restrict(
    ["src/core/transcript/**"],
    [
      HOSTS,
      LIBRARY,
      [["**/features/**", "**/rules/**", "**/config/**"], "The model does not know what is made of it."],
    ],
  ),
  restrict(
    ["src/core/features/**"],
    [HOSTS, LIBRARY, [["**/rules/**", "**/config/**"], "Features read the model, not the findings."]],
  ),
  restrict(
    ["src/core/rules/**"],
    [HOSTS, LIBRARY, [["**/features/**", "**/config/**"], "Rules read the model, not the features."]],
  ),
  restrict(
    ["src/core/config/**"],
    [HOSTS, [["**/features/**", "**/vscode/**", "**/cli/**"], "What is configured are rules and labels."]],
  ),
  restrict(
    ["src/vscode/**", "src/extension.ts"],
    [
      [HOSTS[0].slice(1), "Runs in a browser too: no Node API."],
      LIBRARY,
      [["**/cli/**"], "Adapters do not know each other."],
    ],
  ),
  restrict(["src/cli/**"], [LIBRARY, [["vscode", "**/vscode/**"], "The command line runs without an editor."]]),
  {
    ...restrict(["bench/**"], [[["**/src/**"], "bench/subject.ts is the one file of the bench that calls the core."]]),
    ignores: ["bench/subject.ts"],
  },
  {
    files: ["test/**"],
    rules: {
      // node:test returns promises from `test` and `describe` that the runner itself awaits.
      "@typescript-eslint/no-floating-promises": "off",
    },
  },
  { files: ["**/*.mjs"], ...tseslint.configs.disableTypeChecked },
);
