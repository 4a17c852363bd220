import type { Product } from '../../src/tasks/task.ts';
import type { TaskAction } from '../../src/tasks/taskAction.ts';
import type { TroubleChoice } from '../../src/tasks/trouble.ts';
import type { Fault, FaultMatch } from '../server/faults.ts';
import type { WrittenField } from './write.ts';
import type { Elsewhere, Settings } from './product.ts';

/**
 * What a person does in a window, or what happens. `pick` chooses among what there is, whatever its size, and
 * `products` says among whose tasks.
 */
export type Step =
	| {
			kind: 'create';
			window: 0 | 1;
			product: Product;
			names: readonly string[];
			/** Where they go. */
			pick: number;
			below: number | undefined;
			wait: boolean;
	  }
	| {
			kind: 'update';
			window: 0 | 1;
			products: readonly Product[];
			picks: readonly number[];
			fields: readonly WrittenField[];
			/** All of them get the same values. */
			alike: boolean;
			twice: boolean;
			wait: boolean;
	  }
	/** A whole task takes the place of one, with these fields alone. */
	| {
			kind: 'replace';
			window: 0 | 1;
			product: Product;
			pick: number;
			fields: readonly WrittenField[];
			wait: boolean;
	  }
	/** Somebody else changes fields of some of these tasks, and after so many minutes the person those of all. */
	| {
			kind: 'clash';
			window: 0 | 1;
			product: Product;
			picks: readonly number[];
			fields: readonly WrittenField[];
			/** A field that the person changes, too, or another one. */
			theirs: readonly { at: number; same: boolean; field: WrittenField }[];
			minutes: number;
			wait: boolean;
	  }
	| {
			kind: 'act';
			window: 0 | 1;
			products: readonly Product[];
			action: TaskAction;
			picks: readonly number[];
			wait: boolean;
	  }
	| {
			kind: 'refresh';
			window: 0 | 1;
			product: Product;
			how: 'whole' | 'changes' | 'archived';
			wait: boolean;
	  }
	| {
			kind: 'elsewhere';
			product: Product;
			what: Elsewhere;
			pick: number;
			name: string;
			field: WrittenField;
	  }
	| { kind: 'fault'; product: Product; match: FaultMatch; fault: Fault }
	| { kind: 'calm'; product: Product }
	| { kind: 'restart'; window: 0 | 1 }
	| { kind: 'kill'; window: 0 | 1; turns: number }
	| { kind: 'choose'; window: 0 | 1; pick: number; choice: TroubleChoice }
	| { kind: 'pass'; minutes: number }
	| { kind: 'turns'; turns: number };

export type History = {
	/** Nothing in place of steps that shrinking took away. */
	steps: readonly (Step | null)[];
	/** By how many minutes the computer's clock is ahead of the servers'. */
	skew: number;
	settings: Partial<Settings>;
	/** What chance is made of in the windows. */
	seed: number;
	/** A product that answers nothing but this until all is done on the others. */
	down: { product: Product; fault: Fault } | null;
};
