import After from './After.astro';
import Before from './Before.astro';
import BeforeAfter from './notes/BeforeAfter.astro';
import Figure from './notes/Figure.astro';
import Migration from './notes/Migration.astro';
import Note from './notes/Note.astro';
import Video from './notes/Video.astro';

/** What notes by hand may hold, and what the generated body draws around them. */
export const notesComponents = { Figure, Video, Note, Migration, BeforeAfter, Before, After };
