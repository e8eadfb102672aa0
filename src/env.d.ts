/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** File of the notes that are being drawn, relative to the portal folder: what they show is named relative to it. */
    notesFile?: string | undefined;
  }
}
