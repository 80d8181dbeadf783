import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a run fails for what was changed and for nothing else.
 * `PROPERTY_SEED=random` draws others each time, a number those of that seed.
 */
const given = process.env.PROPERTY_SEED;
if (given !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: given === undefined ? 20_261_122 : Number(given) });
