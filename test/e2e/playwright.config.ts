import { defineConfig } from '@playwright/test';

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.test.ts',
	outputDir: '../../test-results/e2e',
	timeout: 60_000,
	expect: { timeout: 10_000 },
	// VS Code is heavy, and a test that passes at the second attempt has shown a fault.
	workers: 1,
	retries: 0,
	forbidOnly: true,
	reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
	use: {
		viewport: { width: 1280, height: 800 },
		permissions: ['clipboard-read', 'clipboard-write'],
		screenshot: 'only-on-failure',
		// It slows every test down; asked for with `TRACE=1 npm run test:e2e`.
		trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
	},
});
