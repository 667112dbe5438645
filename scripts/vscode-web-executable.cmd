@node "%~dp0vscode-web-executable.ts" %*
