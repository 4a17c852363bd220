/** What a person can do with tasks, beside creating and editing them, where the product has it. */
export type TaskAction = 'archive' | 'unarchive' | 'delete' | 'restore';
