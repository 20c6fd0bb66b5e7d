import { expect, test } from 'vitest';
import { readDocument } from '../../../documents/read-document.js';
import { bytesOf, caseStudyPaper, evidencePaper, taskPaper } from '../../../lives/papers/paper.js';

test.each([1499, 1500, 2140, 2500, 2710])(
  'S5.3 a case study of %i words has so many by the rule',
  async (words) => {
    const paper = caseStudyPaper(`HE26-001/window/${words}`, words);
    expect(await readDocument(bytesOf(paper), paper.fileName)).toMatchObject({ kind: 'docx', words });
  },
);

test('S2.3 S3.4 evidence and tasks are real files of their kinds', async () => {
  const kinds = [
    [evidencePaper('HE26-001', 'qts-certificate'), 'pdf'],
    [taskPaper('HE26-001', 'task-1'), 'text'],
  ] as const;
  for (const [paper, kind] of kinds) {
    const reading = await readDocument(bytesOf(paper), paper.fileName);
    expect(reading.kind).toBe(kind);
    expect(reading.words).toBeGreaterThan(50);
  }
});

test('S7.1 the same paper has the same bytes each time, and another person another one', () => {
  const one = bytesOf(caseStudyPaper('HE26-001/w/1', 2000));
  expect(bytesOf(caseStudyPaper('HE26-001/w/1', 2000))).toEqual(one);
  expect(bytesOf(caseStudyPaper('HE26-002/w/1', 2000))).not.toEqual(one);
});
