import { DiskServer } from './storage/diskThread.ts';
import { isWanted } from './todo/workspace/isWanted.ts';

/* A thread beside the extension's, a bundle of its own: reads files and gives those in which there may be TODOs. */
new DiskServer(isWanted).serve();
