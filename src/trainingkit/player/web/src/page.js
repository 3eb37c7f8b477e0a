// Entry of our own page: the real server and its kernels.
import { openLink } from './link_kernel.js';
import { openPage } from './own_page.js';
import { freshVisit } from './visit.js';

openPage({ openLink, freshVisit });
