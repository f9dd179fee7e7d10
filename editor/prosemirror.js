// What static/editor/ uses of ProseMirror, in one file: see README.md.
export { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
export { gapCursor } from "prosemirror-gapcursor";
export { history, redo, undo } from "prosemirror-history";
export { keymap } from "prosemirror-keymap";
export { Fragment, Schema, Slice } from "prosemirror-model";
export { EditorState, Plugin, PluginKey, Selection, TextSelection } from "prosemirror-state";
export {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  tableEditing,
  tableNodes,
} from "prosemirror-tables";
export { Decoration, DecorationSet, EditorView } from "prosemirror-view";
