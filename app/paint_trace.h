#pragma once
// --trace-paints: what the screen says, followed: for tests, measurements and people who want to
// know when something was first to be seen.
//
// After each paint, whatever the window says otherwise than after the paint before is appended to a
// file, a JSON object a line: {"at":"2026-...Z","ms":81234567,"role":"ListItem","item":...,
// "value":...,"text":...}; "ms" is monotonic, for differences. An
// item that is not shown any more has "gone":true instead of value and text. Items are those of a
// dump's JSON: cards and edges of the map, cells, labels and buttons of the page that is open. GUI
// thread.
#include <QFile>
#include <QHash>
#include <QTimer>

class QWidget;

namespace bafar::app {

class PaintTrace : public QObject {
    Q_OBJECT

public:
    /// Follows everything in the window, which must outlive this.
    PaintTrace(const QString& file, QWidget& window);

    [[nodiscard]] bool isOpen() const { return file_.isOpen(); }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void painted();

    /// What was said of an item, and in which look.
    struct Said {
        QString value;
        QString text;
        quint64 look = 0;
    };

    QFile file_;
    QWidget& window_;
    QTimer soon_;
    quint64 looks_ = 0;
    QHash<QString, Said> said_; ///< by role, name and how many of that name came before
};

} // namespace bafar::app
