/** Before all tests: says whether the simulator's answers will be held against the Department's OpenAPI file. */
import { openApiPath, warnWithoutFile } from './file.js';

export default function setup(): void {
  if (openApiPath() === null)
    warnWithoutFile("the simulator's answers against the Department's OpenAPI file");
}
