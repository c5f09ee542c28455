#pragma once
// The phrases that agents put values in, ready to be looked for in what they say. GUI thread.
#include <QRegularExpression>
#include <QString>
#include <vector>

namespace bafar::shared {

struct SpokenTemplate {
    const char* source = nullptr; ///< of context "Agent"
    QString anchor;               ///< the longest run of its own words
    QRegularExpression narrow;    ///< no value is more than a clause of the sentence
    QRegularExpression pattern;   ///< any value
    int values = 0;
    bool isLoose = false; ///< has so few words of its own ("%1 of %2") that it fits many a sentence
};

/// The most specific first: "%1 owns %2" would swallow longer sentences with these words.
[[nodiscard]] const std::vector<SpokenTemplate>& spokenTemplates();

/// Is the value with this number a code or a name of digits: "error %1", "port %1"? Those are
/// looked up and typed as they are, and are no quantities to be written with separators.
[[nodiscard]] bool isCode(const SpokenTemplate& one, int value, const QString& held);

/// Does its translation isolate the value with this number? Then it stands in a command, which is
/// typed as it is: "gluster volume heal %1 info".
[[nodiscard]] bool isTyped(const QString& translation, int value);

/// Has each bracket its other half? Half of "(n1, n2)" is neither a value nor a sentence.
[[nodiscard]] bool hasWholeBrackets(const QString& text);

} // namespace bafar::shared
