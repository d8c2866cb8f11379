import { gazetteerOf } from '../../dialogs/place/gazetteer.js';
import { departementsWithName } from '../../dialogs/place/names-elsewhere.js';
import { indre } from '../dialogs/place/labelled.js';

/**
 * Made while files load, before any test: a mutant in what is made once and kept is then tried in a process of its
 * own. Otherwise the index of the mutant before would still be there.
 */
gazetteerOf(indre);
departementsWithName([], indre.elsewhere);
