#pragma once
// Fields that people search with. GUI thread.

class QLineEdit;

namespace bafar::shared {

/// While the field is empty its caret stands where the interface begins, beside the placeholder;
/// with a text, where that text begins. Qt alone takes an empty field's direction from the
/// keyboard, so that the caret of a right-to-left window blinks at the far end.
void beginWithInterface(QLineEdit* field);

} // namespace bafar::shared
