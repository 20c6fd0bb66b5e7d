export { naive } from './journey.js';
