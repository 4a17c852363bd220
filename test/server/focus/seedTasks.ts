/** A task to make, and its sub-tasks. Project, tags and people are given by name; days count from today. */
export type Sketch = {
	readonly name: string;
	readonly project?: string;
	readonly status?: 'In Progress' | 'Blocked' | 'Done';
	readonly priority?: 'low' | 'medium' | 'high';
	readonly pinned?: true;
	readonly archived?: true;
	readonly private?: true;
	readonly start?: number;
	readonly end?: number;
	readonly mins?: number;
	readonly tags?: readonly string[];
	readonly people?: readonly string[];
	readonly description?: string;
	readonly below?: readonly Sketch[];
};

const website: readonly Sketch[] = [
	{
		name: 'Launch the new booking page',
		status: 'In Progress',
		priority: 'high',
		pinned: true,
		start: -5,
		end: 2,
		mins: 960,
		tags: ['frontend', 'urgent'],
		people: ['Ada Maasik', 'Ben Okafor'],
		description: 'Everything that must be there on the day.\n\n- copy\n- pictures\n- payment',
		below: [
			{ name: 'Write the copy', status: 'Done', mins: 120, end: -2, people: ['Chloé Martin'] },
			{
				name: 'Connect the payment',
				status: 'In Progress',
				priority: 'high',
				end: 1,
				mins: 300,
				below: [
					{ name: 'Try a refund', end: 0, mins: 30, tags: ['bug'] },
					{ name: 'Ask the bank for test cards', status: 'Blocked', people: ['Ben Okafor'] },
				],
			},
			{ name: 'Check on small screens', mins: 90, tags: ['frontend'] },
		],
	},
	{
		name: 'Fix the calendar picker on Safari',
		priority: 'medium',
		end: 0,
		mins: 45,
		tags: ['bug', 'frontend'],
	},
	{ name: 'Move the images to the new store', status: 'Blocked', end: 9, mins: 240, tags: ['backend'] },
	{ name: 'Rename the old routes', status: 'Done', end: -6, mins: 60 },
	{ name: 'Collect feedback from the pilot', archived: true, status: 'Done', end: -30 },
];

const ferry: readonly Sketch[] = [
	{
		name: 'Timetable import',
		priority: 'medium',
		start: 0,
		end: 12,
		mins: 720,
		tags: ['backend'],
		people: ['Ada Maasik'],
		below: [
			{ name: 'Read the summer table', status: 'Done', mins: 60 },
			{ name: 'Read the winter table', mins: 60 },
			{ name: 'Compare both with last year', mins: 45 },
		],
	},
	{ name: 'Show delays on the quay screens', priority: 'high', end: 4, mins: 480, people: ['Dmitri Saar'] },
	{ name: 'Answer the harbour master', pinned: true, end: -1, mins: 15, tags: ['writing'] },
	{ name: 'Old quay screens', archived: true },
];

const books: readonly Sketch[] = [
	{
		name: 'Chapter 3: tides',
		status: 'In Progress',
		end: 6,
		mins: 600,
		tags: ['writing'],
		people: ['Chloé Martin'],
		below: [
			{ name: 'Draw the tide tables', mins: 180, tags: ['design'] },
			{ name: 'Have it read by someone who sails', people: ['Eeva Lind'] },
		],
	},
	{ name: 'Index', priority: 'low', mins: 300 },
	{ name: 'Choose the paper 📄', status: 'Done', tags: ['design'] },
];

const house: readonly Sketch[] = [
	{
		name: 'Renew the certificates',
		pinned: true,
		priority: 'high',
		end: 3,
		mins: 30,
		tags: ['backend', 'urgent'],
	},
	{ name: 'Write down how we release', mins: 90, tags: ['writing'], description: 'See `docs/release.md`.' },
	{ name: 'Try the new linter', priority: 'low', status: 'In Progress', mins: 60 },
	{ name: 'Clean the build server', archived: true, status: 'Done' },
];

const personal: readonly Sketch[] = [
	{ name: 'Prepare the yearly talk', private: true, end: 1, mins: 60, people: ['Ada Maasik'] },
	{ name: 'Learn the new tide model', private: true, mins: 240, priority: 'low' },
];

/** In a project that is completed, so hidden unless asked for. */
const lastYear: readonly Sketch[] = [
	{ name: 'Close the books of the old shop', status: 'Done', end: -90 },
	{ name: 'Hand over the keys', status: 'Done', end: -80 },
];

const loose: readonly Sketch[] = [
	{ name: 'Call the plumber', end: 0, mins: 10 },
	{ name: 'Buy a new kettle', priority: 'low' },
	{ name: 'Read about event sourcing', tags: ['backend'], mins: 120 },
	{ name: 'Thank Eeva', pinned: true, end: 5, people: ['Ada Maasik'] },
];

const inProject = (project: string, sketches: readonly Sketch[]): Sketch[] =>
	sketches.map((sketch) => ({ ...sketch, project, below: inProject(project, sketch.below ?? []) }));

/** The tasks of the believable workspace. */
export const seedTasks: readonly Sketch[] = [
	...inProject('Booking website', website),
	...inProject('Ferry screens', ferry),
	...inProject('Sailing handbook', books),
	...inProject('House keeping', house),
	...inProject('Personal', personal),
	...inProject('Old shop', lastYear),
	...loose,
];
