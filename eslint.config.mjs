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
  restrict(["src/core/**"], [HOSTS, [["**/vscode/**", "**/cli/**"], "The core is imported, it imports no adapter."]]),
  restrict(
    ["src/core/text/**"],
    [
      HOSTS,
      [["**/transcript/**", "**/features/**", "**/rules/**"], "text/ stands at the bottom: it knows no transcript."],
    ],
  ),
  restrict(
    ["src/core/transcript/**"],
    [HOSTS, [["**/features/**", "**/rules/**"], "The model does not know what is made of it."]],
  ),
  restrict(["src/core/features/**"], [HOSTS, [["**/rules/**"], "Features read the model, not the findings."]]),
  restrict(["src/core/rules/**"], [HOSTS, [["**/features/**"], "Rules read the model, not the features."]]),
  restrict(
    ["src/vscode/**", "src/extension.ts"],
    [
      [HOSTS[0].slice(1), "Runs in a browser too: no Node API."],
      [["**/cli/**"], "Adapters do not know each other."],
    ],
  ),
  {
    files: ["test/**"],
    rules: {
      // node:test returns promises from `test` and `describe` that the runner itself awaits.
      "@typescript-eslint/no-floating-promises": "off",
    },
  },
  { files: ["**/*.mjs"], ...tseslint.configs.disableTypeChecked },
);
