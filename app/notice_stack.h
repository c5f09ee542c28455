#pragma once
// Notices over the window's lower corner, the newest on top: where a desktop shows no messages.
//
// They take no focus, and stand above the status strip, as wide as the panels beside pages leave
// them: the bars, ranges and heads of pages and panels are all at the top. Those that stay keep
// their place when another comes. A click leads to what they are about; each can be put away. What
// is critical stays until then, others go by themselves. GUI thread.
#include <QWidget>

#include "ui/alerts/message.h"

class QFrame;
class QVBoxLayout;

namespace bafar::app {

class NoticeStack : public QWidget {
    Q_OBJECT

public:
    static constexpr int NoticesMax = 3;
    static constexpr int ShownMs = 15'000;

    /// Stands over `content` from the first notice on.
    explicit NoticeStack(QWidget* content);

    void add(const ui::alerts::Message& message);

    /// What no alert is behind: it leads nowhere. Said again, it is shown once. What only informs
    /// has no mark.
    void say(const QString& title,
             const QString& text,
             schema::Severity mark = schema::Severity::Warning);

    void clear();

Q_SIGNALS:
    void chosen(const bafar::ui::alerts::Message& message);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QFrame* make(const ui::alerts::Message& message);
    void present(QFrame* notice, bool stays);
    void putAway(QFrame* notice);
    void place();

    QVBoxLayout* layout_;
    QList<QFrame*> notices_; ///< newest first
};

} // namespace bafar::app
