import type { Unpredictable } from './unpredictable';

const HEADING = `# What kubeadm finds out on the machine or from the running cluster. The files beside this one
# take for granted a Debian or Ubuntu machine with the package ca-certificates, and:
`;

/** For people: one line for each doubt; a blocking one has kept files from being predicted. */
export const renderAssumptions = (doubts: readonly Unpredictable[]): string =>
  `${HEADING}${doubts.map(renderDoubt).join('')}`;

const renderDoubt = ({ field, why, isBlocking }: Unpredictable): string =>
  `${isBlocking ? 'not predicted: ' : ''}${field}: ${why}\n`;
