import assert from 'node:assert/strict';
import { sayField } from '../../src/ui/sayField.ts';
import { catalog } from '../tasks/makeCatalog.ts';

const words = { catalog, nameOf: (id: string) => (id === 'focus:1' ? 'Above' : undefined) };
const [project] = catalog.projects;
const [tag, second] = catalog.tags;

const rows: readonly (readonly [string, unknown, string])[] = [
	['name', 'Fix\nit', 'Fix it'],
	['notes', '', 'nothing'],
	['endDate', null, 'nothing'],
	['tagIds', [], 'nothing'],
	['done', true, 'Yes'],
	['billable', false, 'No'],
	['estimatedMins', 90, '1h 30m'],
	['priority', 'high', 'High'],
	['priority', 'urgent', 'urgent'],
	['position', 3, '3'],
	['projectId', project?.id, project?.name ?? ''],
	['projectId', 'focus:999999', 'focus:999999'],
	['tagIds', [tag?.id, second?.id], [tag, second].map((one) => one?.name).join(', ')],
	['parentId', 'focus:1', 'Above'],
	['parentId', 'focus:2', 'focus:2'],
];

describe('A field’s value in words', () => {
	for (const [field, value, expected] of rows) {
		it(`${field} ${JSON.stringify(value)} is “${expected}”`, () => {
			assert.equal(sayField(field, value, words), expected);
		});
	}
});
