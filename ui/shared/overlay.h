#pragma once
// A sheet over a whole window: the window behind is dimmed, hears no key and gets no focus.
//
// The content is a card in the middle or near the top, at most as large as asked for and never
// larger than the window. Escape leaves. Enter reaches nothing (rule D5). GUI thread.
#include <QPointer>
#include <QWidget>

class QFrame;

namespace bafar::shared {

class Overlay : public QWidget {
    Q_OBJECT

public:
    /// Where the card stands. What is near the top only dims the window a little.
    enum class Place : std::uint8_t { Middle, Top };

    /// Covers `window` from now on.
    Overlay(QWidget* window, QSize largest, Place place = Place::Middle);

    [[nodiscard]] QFrame* card() const { return card_; }

protected:
    /// Escape was pressed.
    virtual void leave() = 0;

    void setLargest(QSize largest);

    [[nodiscard]] QSize largest() const { return largest_; }

    /// Hides the sheet and gives the focus back to who had it before.
    void dismiss();

    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void cover();

    QSize largest_;
    Place place_;
    QFrame* card_;
    QPointer<QWidget> opener_;
};

/// The cluster's colour as a short vertical bar (rule D6).
[[nodiscard]] QWidget* makeClusterBand(const QString& cluster, QWidget* parent);

} // namespace bafar::shared
