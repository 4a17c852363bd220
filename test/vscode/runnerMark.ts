/**
 * Starts each line that the test runner prints in the extension host. The workbench mixes them with its own
 * log, and the stand-in passes only these on (all, with VSCODE_TEST_VERBOSE).
 */
export const runnerMark = '\u2060';
