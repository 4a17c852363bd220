import type { AnswerFacts } from '../../src/tasks/connector.ts';
import type { NewTask, Product, TaskId } from '../../src/tasks/task.ts';
import type { TaskAction } from '../../src/tasks/taskAction.ts';
import type { TaskApi } from '../../src/tasks/taskApi.ts';
import type { Served } from '../server/serve.ts';
import type { Mark, ModelField, Value, WrittenField } from './write.ts';

/** What histories can do with a product. What it has not is never a step. */
export type Abilities = {
	readonly product: Product;
	/** The fields that a person changes together. */
	readonly fields: readonly (readonly WrittenField[])[];
	/** The fields that are given when a whole task takes the place of another; absent where that can't be. */
	readonly replaced?: readonly (readonly WrittenField[])[];
	/** The values of fields that have a few, and the tags that there are. */
	readonly choices: Readonly<Partial<Record<WrittenField, readonly Value[]>>>;
	/** What a new task has in the fields that nobody filled, and one that was replaced. */
	readonly blank: Readonly<Partial<Record<WrittenField, Value>>>;
	/** The statuses that a person sets by completing and reopening a task. */
	readonly doneBy?: ReadonlyMap<Value | undefined, boolean>;
	/** Whether several tasks that change alike are a call of their own. */
	readonly alike: boolean;
	readonly subTasks: boolean;
	/** What is to be seen of a task beside its name. */
	readonly shown: readonly Exclude<ModelField, 'deleted'>[];
	readonly actions: readonly TaskAction[];
	readonly refreshes: readonly ('whole' | 'changes' | 'archived')[];
	/** What others do, and the fields that they change; what is there twice is done twice as often. */
	readonly elsewhere: readonly Elsewhere[];
	readonly elsewhereFields: readonly WrittenField[];
	/** The methods of its calls. */
	readonly methods: readonly string[];
	/** Statuses of refusals beside those that all have. */
	readonly statuses: readonly number[];
	readonly settings: Readonly<Partial<{ [Name in keyof Settings]: readonly Settings[Name][] }>>;
};

export type Elsewhere = 'edit' | 'archive' | 'delete' | 'create' | 'lock';

/** In what a service differs from history to history. */
export type Settings = {
	createAnswer: 'task' | 'empty';
	/** Whether a list of changes tells of deleted tasks. */
	deletedInSince: 'shown' | 'leftOut';
	/** Whether the whole task that takes the place of another empties what it doesn't say. */
	put: 'empties' | 'keeps';
	/** The most rows of a page. */
	rows: number;
	/** How many days ago the tasks of the beginning were changed. */
	age: number;
	nulls: 'missing' | 'null';
};

/** A task as the service has it, or had it before somebody deleted it. */
export type ServedTask = {
	readonly id: TaskId;
	readonly mark: Mark;
	readonly name: string;
	readonly parentId: TaskId | null;
	readonly values: Readonly<Partial<Record<ModelField, Value>>>;
};

/** A field of a task with the value that a request gives it, `whole` as one of all its fields. */
export type SentEdit = {
	readonly id: TaskId;
	readonly field: WrittenField;
	readonly value: Value;
	readonly whole?: true;
};

/** A product whose service is played by a strict server. */
export interface PlayedProduct {
	readonly abilities: Abilities;
	/** The name of the account in the documents. */
	readonly account: string;
	readonly server: Pick<Served, 'requests' | 'worked' | 'clearRequests' | 'fail'>;
	/** Begins with a workspace without tasks. */
	begin(settings: Partial<Settings>): void;
	/** What went wrong is over. */
	calm(): void;
	/** From now on its clock shows this time at least, in milliseconds since 1970. */
	passTo(time: number): void;
	/** @param ask is called before each request, and throws where none may be made any more */
	connect(ask: () => void, onAnswer: (facts: AnswerFacts) => void): TaskApi;
	/** Whether its word on what was changed is all that there is to know. */
	readonly tellsAll: boolean;
	/** @param pinned what is pinned on the computer, where the service has no pins */
	tasks(pinned?: ReadonlySet<TaskId>): readonly ServedTask[];
	/** The fields that a request is to change. */
	editsIn?(request: { method: string; path: string; body: unknown }): readonly SentEdit[];
	/** What a person types for a new task. `pick` chooses where it goes. */
	newTask(name: string, mark: Mark, pick: number): NewTask;
	markOf(task: Partial<NewTask>): Mark;
	/** Makes a task, as if somebody did it in the web app, some days ago. */
	create(name: string, mark: Mark, pick: number, age?: number): void;
	/** Changes a task, as if somebody did it in the web app. */
	change(id: TaskId, field: ModelField, value: Value): void;
	/** From now on the service refuses to change these tasks together with others. */
	lock?(ids: readonly TaskId[]): void;
}
