/** Apart from reading a question, which needs the whole catalogue: the command line asks for these at every start. */
import { factNames, facts } from '../../programmes/funding/facts.js';

/** The options of all facts: flags and help, from their closed lists. */
export const factOptions: [flags: string, help: string][] = factNames.map((fact) => {
  const { option, title, values } = facts[fact];
  const list =
    fact === 'establishmentType' ? 'code of the register (GIAS), by hand' : Object.keys(values).join(', ');
  return [`--${option} <${fact === 'establishmentType' ? 'code' : 'value'}>`, `${title}: ${list}`];
});
