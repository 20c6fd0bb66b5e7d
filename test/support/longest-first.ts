/** The order of the files: what takes longest begins first, so that nothing long is left to run alone at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that wait for servers and programs come before those that only compute. */
const PROJECTS = ['whole', 'newcomer', 'chaos', 'engine', 'apart', 'house', 'pure', 'dfe-simulator'];

const place = ({ project }: TestSpecification): number => PROJECTS.indexOf(project.name);

export class LongestFirst extends BaseSequencer {
  /** Within a project as vitest has it: what it knows to take long, or else the larger file, first. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}
