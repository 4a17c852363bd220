import assert from 'node:assert/strict';
import { blankFields } from '../../src/sync/blankFields.ts';
import { catalog } from '../tasks/makeCatalog.ts';

describe('blankFields', () => {
	it('fills the fields that the product has, and no others', () => {
		assert.deepEqual(blankFields(new Set(['name', 'notes', 'tagIds', 'done'])), {
			notes: '',
			tagIds: [],
			done: false,
		});
	});

	it('takes the status of a task that is to do', () => {
		assert.equal(blankFields(new Set(['statusId']), catalog).statusId, 'focus:1');
	});
});
