#pragma once
// A language for tests: every translated text is the English one in brackets, with accents and 40 %
// longer, so that what was not translated, or has no room for other languages, is seen. GUI thread.
#include <QTranslator>

namespace bafar::test {

class PseudoLanguage : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] QString translate(const char* context,
                                    const char* source,
                                    const char* disambiguation,
                                    int number) const override;

    /// "Nodes (%1)" as "⟦Nödéš (%1)~~~~⟧": places and marked keys stay.
    [[nodiscard]] static QString pseudo(const QString& source);

    /// What of a text is not in brackets.
    [[nodiscard]] static QString withoutTranslated(const QString& text);
};

} // namespace bafar::test
