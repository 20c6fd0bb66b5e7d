/** What the worker bundles. */
export { journey } from './journey.js';
