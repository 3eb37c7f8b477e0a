// The neutral page of the server: only a timer.
import { studyTimer } from './study_timer.js';

document.getElementById('away')?.replaceChildren(studyTimer(1));
