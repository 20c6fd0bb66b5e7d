/** How the naive journey is spoken to: a signal for every message. */
import { defineSignal } from '@temporalio/workflow';
import type { CommandRequest } from '../../workflows/contract.js';

export const NAIVE_WORKFLOW = 'naive';
export const naiveSignal = defineSignal<[CommandRequest]>('command');
