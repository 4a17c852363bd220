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
	readonly values: Readonly<Partial<Record<ModelField, Value | null>>>;
};

/** A field of a task with the value that a request gives it. */
export type SentEdit = { readonly id: TaskId; readonly field: WrittenField; readonly value: Value };

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
	/** The fields that a request is to change, where no two writes give them the same value. */
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
